using Trading.Runtime.Audit;

namespace Trading.Local.Rendering;

/// <summary>What came of deciding recorded cycles again.</summary>
internal sealed record ReplayDocument(
    int Cycles, int Identical, int Different, int NothingToReplay, int OtherCode, long Decisions, IReadOnlyList<ReplayedCycle> Differences);
