using System.Text;

namespace Trading.Core.Tests;

public class ContentHashTests
{
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", OfAbc)]
    [InlineData("naïve €", "9db3e13a869015d9be08941c54469b6f3459b6e69dd6876751f6825e4d29b11d")]
    public void Of_Text_IsSha256OfItsUtf8(string text, string expected) => Assert.Equal(expected, ContentHash.Of(text));

    [Fact]
    public void Of_BytesAndStream_AgreeWithText()
    {
        var bytes = Encoding.UTF8.GetBytes("abc");
        Assert.Equal(OfAbc, ContentHash.Of(bytes));
        using var stream = new MemoryStream(bytes);
        Assert.Equal(OfAbc, ContentHash.Of(stream));
    }

    [Fact]
    public void Of_StreamReadHalfway_HashesTheRest()
    {
        using var stream = new MemoryStream("xabc"u8.ToArray());
        stream.ReadByte();
        Assert.Equal(OfAbc, ContentHash.Of(stream));
    }
}
