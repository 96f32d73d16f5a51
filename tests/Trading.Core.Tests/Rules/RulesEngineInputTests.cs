using Trading.Core.Policy;
using Trading.Core.Rules;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Rules;

public sealed class RulesEngineInputTests
{
    private static readonly RulePolicy Rule = TestPolicies.Shipped.Rules.Table[0];

    [Fact]
    public void New_TwoRulesForOneSignal_IsAnError()
    {
        Assert.Equal("rules.table: two rules for 'price_move' found; expected one", ErrorOf(Rule, Rule));
    }

    [Fact]
    public void New_UnknownExcludedRegime_NamesTheKnownOnes()
    {
        var error = ErrorOf(Rule with { ExcludedRegimes = ["crsh"] });

        Assert.StartsWith("rules.table[price_move].excluded_regimes: 'crsh' found; expected one of chop, bull, bear, crash", error);
        Assert.Contains("crash?", error);
    }

    [Fact]
    public void New_StopNotPositive_IsAnError()
    {
        Assert.Equal(
            "rules.table[price_move].stop_pct: 0 found; expected more than zero, or null for none",
            ErrorOf(Rule with { StopPct = 0m }));
    }

    private static string ErrorOf(params RulePolicy[] table)
    {
        var shipped = TestPolicies.Shipped;
        return Assert.Throws<InputException>(
            () => new RulesEngine(shipped.Rules with { Table = table }, shipped.Sizing, shipped.Regime, new Money(5))).Message;
    }
}
