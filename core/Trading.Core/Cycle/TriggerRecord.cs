using Trading.Core.Rules;
using Trading.Core.Signals;

namespace Trading.Core.Cycle;

/// <summary>One trigger of a cycle and what the rules made of it.</summary>
public readonly record struct TriggerRecord(int ProductIndex, TriggerSignal Trigger, RuleReason Outcome);
