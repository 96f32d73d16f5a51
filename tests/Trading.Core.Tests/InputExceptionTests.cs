namespace Trading.Core.Tests;

public class InputExceptionTests
{
    [Fact]
    public void Constructor_MessageAndCause_AreKeptAsGiven()
    {
        var cause = new FormatException("inner");
        var error = new InputException("policy.yaml: risk.daily_stop_pct: 'x' is not a number", cause);
        Assert.Equal("policy.yaml: risk.daily_stop_pct: 'x' is not a number", error.Message);
        Assert.Same(cause, error.InnerException);
    }
}
