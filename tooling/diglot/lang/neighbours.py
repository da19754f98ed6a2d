"""Languages that diglot tells apart from those it knows well: their commonest words, and their letters."""

from __future__ import annotations

from diglot.lang.base import Language

__all__ = ["NEIGHBOURS"]

_GERMAN = (
    "der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ist sind war waren wird "
    "werden wurde wurden hat haben hatte kann können muss müssen soll sollte sollten darf ich du er sie es wir ihr "
    "sich mich mir uns ihm ihn ihnen ihre ihrer ihren mein meine sein seine seiner auf aus bei mit nach seit von vom "
    "zu zum zur für durch ohne um gegen über unter vor hinter neben zwischen an am im in ins als wie wenn dass weil "
    "ob auch noch nur schon sehr so dann hier dort was wer wo welche welcher dieser diese dieses diesem alle mehr "
    "bitte falls bevor damit man immer jede jeder haben etwa bis gerade wir"
)
_SPANISH = (
    "el la los las lo un una unos unas y e o u de del al a en con por para sin sobre entre hasta desde que qué se su "
    "sus mi mis tu tus nos es son era fue ser está están estar ha han hay he no sí más menos muy pero como cómo "
    "cuando cuándo donde dónde si porque también ya este esta estos estas ese esa esto eso cada todo toda todos todas "
    "otro otra otros otras algún alguna le les me te ni puede pueden debe deben hace tiene tienen antes después según "
    "usted ustedes nosotros cual cuál quien bien cinco"
)
_ITALIAN = (
    "il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel "
    "nella nei nelle con su sul sulla per tra fra e ed o ma non che chi cui come quando dove se si mi ti ci vi è sono "
    "era erano essere ha hanno avere ho può possono deve devono questo questa questi queste quello quella ogni tutto "
    "tutti tutte anche più meno molto già ancora suo sua suoi loro nostro vostro prima dopo perché quindi"
)
_PORTUGUESE = (
    "o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem sobre entre até e ou mas "
    "não que quem qual quando onde como se seu sua seus suas meu minha é são era foi ser está estão ter tem têm há "
    "mais menos muito também já este esta isto esse essa isso cada todo toda todos todas outro outra pode podem deve "
    "devem antes depois porque ao aos à às você vocês ele ela eles nós"
)
_DUTCH = (
    "de het een en of maar niet geen is zijn was waren wordt worden werd heeft hebben had kan kunnen moet moeten zal "
    "zullen ik je jij u hij zij ze wij we jullie hun hen mijn uw ons onze deze dit die dat er hier daar wat wie waar "
    "van voor met op in aan bij naar uit over onder door tot tegen om te als dan ook nog al zeer meer veel alle elk "
    "elke omdat wanneer hoe"
)

NEIGHBOURS = (
    Language("de", function_words=frozenset(_GERMAN.split()), letters="äöüß"),
    Language("es", function_words=frozenset(_SPANISH.split()), letters="áéíñóúü"),
    Language("it", function_words=frozenset(_ITALIAN.split()), letters="àèéìòù"),
    Language("pt", function_words=frozenset(_PORTUGUESE.split()), letters="áâãàçéêíóôõú"),
    Language("nl", function_words=frozenset(_DUTCH.split()), letters="éëïóö"),
)
