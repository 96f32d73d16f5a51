using Trading.Runtime.Comparisons;
using Trading.Runtime.Dashboard;
using Trading.Runtime.Tests.Audit;

namespace Trading.Runtime.Tests.Api;

/// <summary>The page, and the routes that it alone asks.</summary>
public class DashboardRoutesTests
{
    [Fact]
    public async Task Page_Asked_IsSentToEverybodyUnderItsPolicyAndNotSentTwice()
    {
        var world = new ApiWorld();
        var page = await world.AskAsync("GET", "/api/dashboard", closed: "expected the key");
        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.ContentType));
        Assert.Equal(DashboardPages.ContentSecurityPolicy, page.Headers["Content-Security-Policy"]);
        Assert.Equal(("no-cache", "nosniff"), (page.Headers["Cache-Control"], page.Headers["X-Content-Type-Options"]));

        var again = await world.AskAsync("GET", "/api/dashboard", closed: "expected the key", known: $"\"other\", W/{page.Headers["ETag"]}");
        Assert.Equal((304, 0, page.Headers["ETag"]), (again.Status, again.Content.Length, again.Headers["ETag"]));
        var other = await world.AskAsync("GET", "/api/dashboard", known: "\"other\"");
        Assert.Equal((200, page.Content.Length), (other.Status, other.Content.Length));
    }

    [Fact]
    public async Task Asset_Each_IsSentWithItsTypeAndTheRestIsNotThere()
    {
        var world = new ApiWorld();
        foreach (var name in DashboardPages.Names)
        {
            var answer = await world.AskAsync("GET", $"/api/dashboard/{name}", closed: "expected the key");
            Assert.Equal(200, answer.Status);
            Assert.StartsWith(Path.GetExtension(name) switch { ".js" => "text/javascript", ".css" => "text/css", _ => "image/svg+xml" }, answer.ContentType, StringComparison.Ordinal);
        }

        ApiWorld.AssertProblem(await world.AskAsync("GET", "/api/dashboard/secret.js"), 404, "no such part", "/api/dashboard/secret.js");
    }

    /// <summary>The curve holds the value that each cycle's record tells, and ends with the account's own.</summary>
    [Fact]
    public async Task Equity_AccountWithCycles_IsTheValuesOfItsRecords()
    {
        var account = new ToyAccount();
        await account.RunUntilHoldingAsync();
        var world = new ApiWorld(account);
        var records = await account.RecordsAsync();
        var expected = records.Where(record => record.Json.Contains("\"nav\":", StringComparison.Ordinal)).Select(record => record.Slot.ToString()).ToList();

        // Asked twice, the records that are known are not read again, and nothing is told twice.
        for (var i = 0; i < 2; i++)
        {
            var curve = ApiWorld.JsonOf(await world.AskAsync("GET", "/api/equity?from=1970-01-01&to=2100-01-01"));
            var points = curve.GetProperty("points").EnumerateArray().ToList();
            Assert.True(expected.Count > 0 && points.Count >= expected.Count, $"{expected.Count} records, {points.Count} points");
            Assert.Equal(expected, points.Take(expected.Count).Select(point => point.GetProperty("at").GetString()));
            var nav = (await account.Store.LoadAsync(ToyAccount.Name, default))!.Document.State.Nav;
            Assert.Equal(nav.Amount, decimal.Parse(points[^1].GetProperty("nav").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        }

        var picture = await world.AskAsync("GET", "/api/equity?from=1970-01-01&to=2100-01-01&width=400", accept: "image/svg+xml");
        Assert.Equal((200, "image/svg+xml; charset=utf-8"), (picture.Status, picture.ContentType));
        Assert.StartsWith("<svg", ApiWorld.TextOf(picture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?width=10", 400, "width: '10' found; expected a whole number from 200 to 4000")]
    [InlineData("?from=2030-01-01&to=2029-01-01", 400, "is not before")]
    [InlineData("?from=monday", 400, "from: 'monday' is not a time")]
    public async Task Equity_BadQuery_IsRefused(string query, int status, string expected) =>
        ApiWorld.AssertProblem(await new ApiWorld().AskAsync("GET", $"/api/equity{query}"), status, expected, "/api/equity");

    [Fact]
    public async Task Equity_AccountThatWasNeverValued_HasNoPointsAndNoPicture()
    {
        var world = new ApiWorld();
        Assert.Equal(0, ApiWorld.JsonOf(await world.AskAsync("GET", "/api/equity")).GetProperty("points").GetArrayLength());
        ApiWorld.AssertProblem(await world.AskAsync("GET", "/api/equity", accept: "image/svg+xml"), 404, "was not valued", "/api/equity");
    }

    [Fact]
    public async Task Comparison_NoneAndOne_IsWhatWasKept()
    {
        var world = new ApiWorld();
        Assert.Equal("""{"compared_at":null,"report":null}""", ApiWorld.TextOf(await world.AskAsync("GET", "/api/comparison")));

        await world.Objects.WriteAsync(ComparisonArchive.KeyOf(ToyAccount.Name), """{"compared_at":"2025-03-01T00:00:00Z","report":{}}"""u8.ToArray());
        Assert.Equal("2025-03-01T00:00:00Z", ApiWorld.JsonOf(await world.AskAsync("GET", "/api/comparison")).GetProperty("compared_at").GetString());
    }

    [Fact]
    public async Task Datasets_OneThatIsDamaged_HidesNothingElse()
    {
        var world = new ApiWorld();
        await world.Objects.WriteAsync($"datasets/{new string('a', 64)}/dataset.json", "{}"u8.ToArray());
        var choices = ApiWorld.JsonOf(await world.AskAsync("GET", "/api/datasets"));

        Assert.Equal(0, choices.GetProperty("datasets").GetArrayLength());
        var policy = Assert.Single(choices.GetProperty("policies").EnumerateArray());
        Assert.Equal("shipped", policy.GetProperty("name").GetString());
        Assert.Contains(policy.GetProperty("fees_default").GetString(), policy.GetProperty("fees").EnumerateArray().Select(fee => fee.GetString()));
    }
}
