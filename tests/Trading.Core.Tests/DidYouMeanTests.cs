namespace Trading.Core.Tests;

public sealed class DidYouMeanTests
{
    private static readonly string[] Known = ["price_move", "volume_spike", "reversal", "bull"];

    [Theory]
    [InlineData("price_mov", "price_move")]
    [InlineData("prcie_move", "price_move")]
    [InlineData("PRICE_MOVE", "price_move")]
    [InlineData("volumespike", "volume_spike")]
    [InlineData("bul", "bull")]
    [InlineData("reversals", "reversal")]
    public void Nearest_SmallSlip_FindsTheName(string word, string expected) =>
        Assert.Equal(expected, DidYouMean.Nearest(word, Known));

    [Theory]
    [InlineData("momentum_breakout")]
    [InlineData("xyz")]
    [InlineData("")]
    public void Nearest_NothingLikeIt_IsNull(string word) => Assert.Null(DidYouMean.Nearest(word, Known));

    [Fact]
    public void Nearest_EqualDistance_TakesTheFirstInOrdinalOrder() =>
        Assert.Equal("t1x", DidYouMean.Nearest("t3x", ["t2x", "t1x"]));

    [Fact]
    public void Hint_NearAndFar_IsAQuestionOrNothing()
    {
        Assert.Equal("; did you mean bull?", DidYouMean.Hint("bulls", Known));
        Assert.Equal("", DidYouMean.Hint("entirely_different", Known));
    }
}
