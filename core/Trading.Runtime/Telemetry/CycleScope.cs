using System.Collections;
using Trading.Core.Market;

namespace Trading.Runtime.Telemetry;

/// <summary>What every line and span of a cycle has in common. A logger takes it as a scope.</summary>
/// <param name="account">Name of the account.</param>
/// <param name="slot">The cycle's slot: with the account it is the cycle's id.</param>
/// <param name="policyHash">The policy that decides.</param>
public sealed class CycleScope(string account, Timestamp slot, string policyHash) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] _fields =
    [
        new("trading.cycle_id", $"{account}/{slot}"),
        new("trading.account", account),
        new("trading.slot", slot.ToString()),
        new("trading.policy_hash", policyHash),
    ];

    public int Count => _fields.Length;

    public KeyValuePair<string, object?> this[int index] => _fields[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"cycle {account}/{slot}";
}
