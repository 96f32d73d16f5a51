using Mono.Cecil;
using Trading.Core.Backtesting;
using Trading.Core.Costs;
using Trading.Core.Cycle;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Universe;
using Trading.Runtime.Cycles;

namespace Trading.Simulation.Tests;

/// <summary>I17: backtest and shell decide with the same function, and neither with parts of it.</summary>
public class OnePipelineTests
{
    private static readonly string[] Parts =
        [nameof(RulesEngine), nameof(RiskEngine), nameof(SignalSet), nameof(UniverseSelector), nameof(ExitRules)];

    // A backtest that ends closes what is open, which no cycle decides.
    private const string ClosingAtTheEnd = "EndOfRun";

    [Theory]
    [InlineData(typeof(BacktestEngine))]
    [InlineData(typeof(CycleJob))]
    public void Decide_OfBacktestAndShell_IsTheSame(Type user)
    {
        var callers = CallsIn(user)
            .Where(call => call.Callee.DeclaringType.Name == nameof(TradingCycle) && call.Callee.Name == nameof(TradingCycle.Decide))
            .ToList();

        Assert.NotEmpty(callers);
    }

    [Theory]
    [InlineData(typeof(BacktestEngine))]
    [InlineData(typeof(CycleJob))]
    public void Parts_OfADecision_AreCalledByTheDecisionAlone(Type user) => Assert.Empty(CallsIn(user)
        .Where(call => !call.Caller.Contains(ClosingAtTheEnd, StringComparison.Ordinal) && Parts.Contains(call.Callee.DeclaringType.Name) && !call.Callee.Name.StartsWith("get_", StringComparison.Ordinal))
        .Select(call => $"{call.Caller} calls {call.Callee}"));

    [Fact]
    public void Costs_OfTheShell_AreThoseOfThePolicy() => Assert.DoesNotContain(
        CallsIn(typeof(CycleJob)), call => call.Callee.DeclaringType.Name == nameof(CostModel) && call.Callee.Name == ".ctor");

    // What a namespace of an assembly calls, closures and state machines included.
    private static IEnumerable<(string Caller, MethodReference Callee)> CallsIn(Type user)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(user.Assembly.Location);
        var types = assembly.MainModule.GetTypes().Where(type => NamespaceOf(type) == user.Namespace);
        return [.. from type in types
                   from method in type.Methods
                   where method.HasBody
                   from instruction in method.Body.Instructions
                   let callee = instruction.Operand as MethodReference
                   where callee is not null
                   select (method.FullName, callee)];
    }

    private static string NamespaceOf(TypeDefinition type) => type.DeclaringType is { } outer ? NamespaceOf(outer) : type.Namespace;
}
