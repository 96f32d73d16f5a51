using Trading.Core.Cycle;
using Trading.Core.Market;

namespace Trading.Runtime.Audit;

/// <summary>One decision of a cycle as its record has it.</summary>
/// <param name="Phase">Exits or entries.</param>
/// <param name="At">When it was decided.</param>
/// <param name="InputHash">Hash of its archived input; null where none was kept.</param>
/// <param name="Exits">Of an exit phase: the exits found due, a JSON array as recorded.</param>
/// <param name="Follows">Of an entry phase: the place of the exit phase of the same run; null where there was none.</param>
public sealed record RecordedDecision(CyclePhase Phase, Timestamp At, string? InputHash, string? Exits, int? Follows);
