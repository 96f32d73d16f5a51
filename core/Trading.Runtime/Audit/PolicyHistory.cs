using System.Collections.Immutable;

namespace Trading.Runtime.Audit;

/// <summary>By which rules an account was traded, and when.</summary>
/// <param name="Account">Its name.</param>
/// <param name="Spans">Oldest first; a policy that came back has two.</param>
/// <param name="Unexplained">Trades whose policy is not in the archive, a sentence each. There must be none.</param>
public sealed record PolicyHistory(string Account, ImmutableArray<PolicySpan> Spans, ImmutableArray<string> Unexplained)
{
    /// <summary>Whether the rules of every cycle and trade can be read back.</summary>
    public bool IsComplete => Unexplained.IsEmpty && Spans.All(span => span.Problem is null);
}
