using Trading.Core.Policy.Reading;

namespace Trading.Core.Backtesting.Sweeps;

/// <summary>A value that a key takes.</summary>
public sealed class SweepValue
{
    internal SweepValue(PolicyNode node, string text) => (Node, Text) = (node, text);

    /// <summary>As a policy file would write it.</summary>
    public string Text { get; }

    internal PolicyNode Node { get; }

    public override string ToString() => Text;
}
