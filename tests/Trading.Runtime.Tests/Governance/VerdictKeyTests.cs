using Trading.Core;
using Trading.Runtime.Governance;

namespace Trading.Runtime.Tests.Governance;

public class VerdictKeyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("my-canary-secret!")]
    [InlineData("bXktY2FuYXJ5LXNlY3JldA==")]
    public void Parse_NotAKey_SaysSoWithoutShowingIt(string text)
    {
        var error = Assert.Throws<InputException>(() => VerdictKey.Parse(text, "TRADING_VERDICT_KEY"));

        Assert.Equal("TRADING_VERDICT_KEY: not a verdict key; expected base64 of at least 32 random bytes", error.Message);
    }

    [Fact]
    public void Id_TwoKeys_TellsThemApartAndShowsNeither()
    {
        var (zeros, ones) = (Convert.ToBase64String(new byte[32]), Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)]));
        var key = VerdictKey.Parse(zeros, "key");

        Assert.Equal(key.Id, VerdictKey.Parse(zeros, "other name").Id);
        Assert.NotEqual(key.Id, VerdictKey.Parse(ones, "key").Id);
        Assert.Matches("^[0-9a-f]{16}$", key.Id);
        Assert.Equal(key.Id, key.ToString());
    }
}
