"""How the event looks: colours, type, ornaments and measures, the same for slides, cards and film."""
