using System.Text;
using System.Text.RegularExpressions;
using Trading.Runtime.Dashboard;

namespace Trading.Runtime.Tests.Dashboard;

public partial class DashboardPagesTests
{
    [GeneratedRegex("""(?:src|href)="([^"#]+)"|from "\./([^"]+)"|https?://[^\s"')]+""")]
    private static partial Regex Addresses { get; }

    /// <summary>Nothing is loaded from elsewhere, and all that is loaded is there.</summary>
    [Fact]
    public void Assets_All_NameOnlyWhatThisHostHas()
    {
        var texts = DashboardPages.Names.Select(name => TextOf(DashboardPages.Find(name)!)).Append(TextOf(DashboardPages.Page));
        var found = texts.SelectMany(text => Addresses.Matches(text)).ToArray();

        Assert.True(found.Length > 30, $"{found.Length} addresses");
        Assert.All(found, match =>
        {
            var name = match.Groups[2].Success ? match.Groups[2].Value : match.Groups[1].Value.Replace("/api/dashboard/", "", StringComparison.Ordinal);
            Assert.True(DashboardPages.Find(name) is not null || match.Value == "http://www.w3.org/2000/svg", match.Value);
        });
    }

    [Fact]
    public void Page_Text_HoldsNoScriptStyleOrHandlerOfItsOwn()
    {
        var page = TextOf(DashboardPages.Page);

        Assert.DoesNotMatch("<script(?![^>]*src=)|<style| style=| on[a-z]+=", page);
        Assert.DoesNotContain("unsafe", DashboardPages.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; script-src 'self' 'sha256-", DashboardPages.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    /// <summary>Data becomes text, never markup.</summary>
    [Fact]
    public void Scripts_All_HaveNoWayFromDataToMarkup() => Assert.All(
        DashboardPages.Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal)),
        name => Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", TextOf(DashboardPages.Find(name)!)));

    [Theory]
    [InlineData("index.html")]
    [InlineData("nothing.js")]
    [InlineData("../report.css")]
    [InlineData("")]
    public void Find_NoPartOfThePage_IsNull(string name) => Assert.Null(DashboardPages.Find(name));

    private static string TextOf(DashboardAsset asset) => Encoding.UTF8.GetString(asset.Content.Span);
}
