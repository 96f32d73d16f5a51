using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

public sealed class PolicyTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public PolicyTests() => File.WriteAllText(_temp["small.yaml"], "extends: shipped\nname: small\nbacktest:\n  initial_cash: 500.00\n");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Hash_SameMeaning_IsTheSameWhateverTheText()
    {
        File.WriteAllText(_temp["same.yaml"], "# a comment\nname: another\nbacktest: {initial_cash: 500}\nextends: shipped\n");
        var hash = Run("policy", "hash", "small.yaml");
        Assert.Equal(0, hash.Code);
        Assert.Matches("^[0-9a-f]{64}\\s$", hash.Output);
        Assert.Equal(hash.Output, Run("policy", "hash", "same.yaml").Output);
        Assert.NotEqual(hash.Output, Run("policy", "hash").Output);
    }

    [Fact]
    public void Check_ShippedPolicy_CanBeUsedButNotByATinyAccount()
    {
        var check = Run("policy", "check", "--json");
        Assert.Equal((0, ""), (check.Code, check.Error));
        Assert.True(JsonDocument.Parse(check.Output).RootElement.GetProperty("is_usable").GetBoolean());

        // 3 % of 20 is 0.60, below the minimum order of 5.
        var tiny = Run("policy", "check", "--nav", "20");
        Assert.Equal(1, tiny.Code);
        Assert.Contains("it takes a NAV of 166.67", tiny.Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("policy", "check", "--nav", "10000").Code);
    }

    [Fact]
    public void Diff_AgainstShipped_ListsWhatChanged()
    {
        var diff = Run("policy", "diff", "shipped", "small.yaml");
        Assert.Equal(1, diff.Code);
        Assert.Equal(["name: shipped -> small", "backtest.initial_cash: 10000 -> 500"], diff.Output.TrimEnd().Split(Environment.NewLine));
        Assert.Equal((0, "no difference" + Environment.NewLine), (Run("policy", "diff", "small.yaml", "small.yaml") is var same ? (same.Code, same.Output) : default));
        Assert.Equal("backtest.initial_cash", JsonDocument.Parse(Run("policy", "diff", "shipped", "small.yaml", "--json").Output).RootElement[1].GetProperty("path").GetString());
    }

    private CliRun Run(params string[] arguments) => CliRun.In(_temp.Path, arguments);
}
