namespace Trading.Local.Rendering;

internal sealed record PolicyHashDocument(string Name, string Hash);
