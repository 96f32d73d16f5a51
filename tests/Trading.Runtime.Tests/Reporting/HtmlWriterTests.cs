using System.Text.Json;
using Trading.Runtime.Reporting;

namespace Trading.Runtime.Tests.Reporting;

public class HtmlWriterTests
{
    [Fact]
    public void Text_Markup_StaysText() =>
        Assert.Equal("<p>&lt;b&gt; &amp; &quot;x&quot;</p>", new HtmlWriter().Leaf("p", "<b> & \"x\"").ToString());

    [Fact]
    public void Text_MinusSignAndUmlaut_AreNotEscaped() =>
        Assert.Equal("<p>\u22121\u00a0% \u00fc</p>", new HtmlWriter().Leaf("p", "\u22121\u00a0% \u00fc").ToString().Replace("&#xA0;", "\u00a0", StringComparison.Ordinal));

    [Fact]
    public void Attribute_Quote_CannotEndIt() =>
        Assert.Equal("<p title=\"&quot; onclick=&quot;x\"></p>", new HtmlWriter().Leaf("p", "", ("title", "\" onclick=\"x")).ToString());

    [Fact]
    public void Elements_Nested_CloseInTheOrderOfTheirOpening() =>
        Assert.Equal("<a><b>x</b></a>", new HtmlWriter().Open("a").Open("b").Text("x").Close().Close().ToString());

    [Fact]
    public void ToString_OpenElement_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new HtmlWriter().Open("p").ToString());

    [Theory]
    [InlineData("href", "https://example.org")]
    [InlineData("href", "other.html")]
    [InlineData("href", "javascript:alert(1)")]
    [InlineData("src", "x.png")]
    [InlineData("srcset", "x.png 2x")]
    [InlineData("action", "/")]
    [InlineData("style", "color:red")]
    [InlineData("onclick", "x()")]
    [InlineData("OnClick", "x()")]
    public void Attribute_AddressStyleOrHandler_IsRefused(string name, string value) =>
        Assert.Throws<ArgumentException>(() => new HtmlWriter().Open("a", (name, value)));

    [Fact]
    public void Attribute_Fragment_IsAllowed() =>
        Assert.Equal("<a href=\"#trades\">x</a>", new HtmlWriter().Leaf("a", "x", ("href", "#trades")).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("p>")]
    [InlineData("p q")]
    public void Open_NameThatIsNone_IsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => new HtmlWriter().Open(name));

    [Fact]
    public void Data_HostileText_CannotEndItsBlockAndReadsBack()
    {
        const string hostile = "</script><b>&'\"<!--\u2028";
        var html = new HtmlWriter().AddData("b", 1).AddData("a", new { Text = hostile }).WriteData("data").ToString();

        var json = html[(html.IndexOf('>', StringComparison.Ordinal) + 1)..^"</script>".Length];
        Assert.Equal(1, html.Split("</script").Length - 1);
        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json);
        Assert.Equal(hostile, document.RootElement.GetProperty("a").GetProperty("text").GetString());
        Assert.Equal(["a", "b"], document.RootElement.EnumerateObject().Select(p => p.Name));
    }
}
