namespace Trading.EndToEnd.Tests.Browser.Dashboard;

/// <summary>Tests of the page that share a browser and a running program.</summary>
[CollectionDefinition(Name)]
public sealed class DashboardCollection : ICollectionFixture<Chromium>, ICollectionFixture<PaperWorld>
{
    public const string Name = "dashboard";
}
