"""What the site, the service and the reports say to people: one module per language."""
