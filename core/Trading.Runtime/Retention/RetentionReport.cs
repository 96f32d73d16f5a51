using Trading.Core.Market;

namespace Trading.Runtime.Retention;

/// <summary>What was compacted, or would be.</summary>
/// <param name="Account">Whose audit.</param>
/// <param name="Before">Cycles before this slot were looked at.</param>
/// <param name="Looked">Records before it.</param>
/// <param name="Compacted">Of these, compacted now.</param>
/// <param name="CompactedBefore">Of these, compacted earlier.</param>
/// <param name="KeptForTrades">Of these, kept whole for ever as they explain a trade.</param>
/// <param name="BytesFreed">Bytes of records that are gone.</param>
/// <param name="InputsRemoved">Inputs of decisions that are gone from the archive.</param>
public sealed record RetentionReport(
    string Account,
    Timestamp Before,
    long Looked,
    long Compacted,
    long CompactedBefore,
    long KeptForTrades,
    long BytesFreed,
    long InputsRemoved);
