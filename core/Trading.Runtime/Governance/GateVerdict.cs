namespace Trading.Runtime.Governance;

/// <summary>What the decision gate says of a policy.</summary>
public enum GateVerdict
{
    NoGo,
    Go,
}
