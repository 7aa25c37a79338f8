"""The rules of protocol: what each looks at in an event."""
