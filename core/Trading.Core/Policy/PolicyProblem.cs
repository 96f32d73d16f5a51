namespace Trading.Core.Policy;

/// <summary>Something in a policy that cannot be meant.</summary>
/// <param name="Path">The field, such as risk.daily_stop_pct or rules.table[price_move].stop_pct.</param>
/// <param name="Value">What it holds.</param>
/// <param name="Expected">What it should hold.</param>
public sealed record PolicyProblem(string Path, string Value, string Expected)
{
    public override string ToString() => $"{Path} is {Value}; expected {Expected}";
}
