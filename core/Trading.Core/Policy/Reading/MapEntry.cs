namespace Trading.Core.Policy.Reading;

internal sealed record MapEntry(string Place, string Key, PolicyNode Value);
