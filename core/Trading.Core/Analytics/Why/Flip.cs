namespace Trading.Core.Analytics.Why;

/// <summary>Something of a situation that is one way or another, and no number.</summary>
/// <param name="Name">How explanations call it.</param>
/// <param name="From">How it was.</param>
/// <param name="To">How it would be.</param>
/// <param name="Write">The situation with it the other way.</param>
/// <param name="IsPolicy">Whether it is a rule of ours.</param>
internal sealed record Flip(string Name, string From, string To, Func<Situation, Situation> Write, bool IsPolicy = false);
