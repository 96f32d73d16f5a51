namespace Trading.Runtime.Tests.MarketReplay;

/// <summary>What a run decided, did and earned, as the bytes that are stored of it.</summary>
internal sealed record ParityLog(List<string> Decisions, List<string> Events, List<string> Fills, List<string> Trades)
{
    public void AssertEquals(ParityLog other)
    {
        AssertSame("decision", Decisions, other.Decisions);
        AssertSame("event", Events, other.Events);
        AssertSame("fill", Fills, other.Fills);
        AssertSame("trade", Trades, other.Trades);
    }

    private static void AssertSame(string kind, List<string> left, List<string> right)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            Assert.True(left[i] == right[i], $"{kind} {i}:\n{left[i]}\n{right[i]}");
        }

        Assert.True(left.Count == right.Count, $"{kind}s: {left.Count} and {right.Count}");
    }
}
