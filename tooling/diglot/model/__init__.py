"""Values that pass between the stages: frozen, without behaviour that reads or writes anything."""
