using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public sealed class MonitoringSectionTests
{
    private static readonly MonitoringPolicy Shipped = TestPolicies.Shipped.Monitoring;

    [Fact]
    public void Load_CompleteFileWithoutTheSection_TakesItAsShipped()
    {
        var yaml = PolicyLoader.ShippedYaml;
        var without = yaml[..yaml.IndexOf("\nmonitoring:", StringComparison.Ordinal)];

        var policy = PolicyLoader.Load(without, "old.yaml", TestPolicies.Vocabulary);

        Assert.Equal(Shipped, policy.Monitoring);
        Assert.Equal(PolicyHash.Of(TestPolicies.Shipped), PolicyHash.Of(policy));
    }

    [Fact]
    public void Load_FileWithPartOfTheSection_TakesTheRestAsShipped()
    {
        var yaml = PolicyLoader.ShippedYaml;
        var part = yaml[..yaml.IndexOf("\nmonitoring:", StringComparison.Ordinal)] + "\nmonitoring: {retention: {full_days: 7}}\n";

        var policy = PolicyLoader.Load(part, "part.yaml", TestPolicies.Vocabulary);

        Assert.Equal(7, policy.Monitoring.Retention.FullDays);
        Assert.Equal(Shipped.Alerts, policy.Monitoring.Alerts);
    }

    [Theory]
    [InlineData("monitoring: {alerts: {dedupe_second: 1}}", "monitoring.alerts.dedupe_second is not a known key")]
    [InlineData("monitoring: {alerts: {severity_min: loud}}", "monitoring.alerts.severity_min is loud; expected info, warning or critical")]
    [InlineData("monitoring: {alerts: {notices_per_hour_max: 0}}", "monitoring.alerts.notices_per_hour_max is 0; expected 1 to 1000")]
    [InlineData("monitoring: 7", "monitoring is '7'; expected a map")]
    [InlineData("monitoring: {retention: {full_days: 0}}", "monitoring.retention.full_days is 0; expected 1 to 36500")]
    public void Load_BadSection_IsRefusedAsAnyOther(string overlay, string message) => Assert.Contains(
        message, Assert.Throws<InputException>(() => TestPolicies.ShippedWith(overlay)).Message, StringComparison.Ordinal);

    [Fact]
    public void Canonical_LeavesItOutAndReadsItBackAsShipped()
    {
        var policy = TestPolicies.ShippedWith("monitoring: {alerts: {dedupe_seconds: 999}}");

        var text = PolicyCanonical.ToJson(policy);

        Assert.DoesNotContain("monitoring", text, StringComparison.Ordinal);
        Assert.Equal(Shipped, PolicyCanonical.Read(text, "again", "archive").Monitoring);
        Assert.Equal(["monitoring.alerts.dedupe_seconds"], PolicyDiff.Between(TestPolicies.Shipped, policy).Select(change => change.Path));
    }
}
