using Trading.Core.Market;

namespace Trading.Core.Backtesting.WalkForward;

/// <summary>A window: choose on [<paramref name="From"/>, <paramref name="ChosenAt"/>), test on [<paramref name="TestFrom"/>, <paramref name="To"/>).</summary>
/// <param name="Index">From 0.</param>
/// <param name="From">In-sample start.</param>
/// <param name="ChosenAt">In-sample end.</param>
/// <param name="TestFrom">Out-of-sample start: the in-sample end and the embargo.</param>
/// <param name="To">Out-of-sample end.</param>
public sealed record WalkForwardWindow(int Index, Timestamp From, Timestamp ChosenAt, Timestamp TestFrom, Timestamp To);
