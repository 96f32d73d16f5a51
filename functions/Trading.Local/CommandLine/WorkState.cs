namespace Trading.Local.CommandLine;

/// <summary>How far some work is.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Text">What is being done.</param>
internal sealed record WorkState(double Share, string Text);
