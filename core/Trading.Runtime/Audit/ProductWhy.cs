using Trading.Core.Analytics.Why;

namespace Trading.Runtime.Audit;

/// <summary>Why a product was, or was not, bought in a cycle.</summary>
/// <param name="Outcome">What the cycle came to, as recorded.</param>
/// <param name="Entry">Why it was to be bought; null where it was not proposed.</param>
/// <param name="WhyNot">What stopped it and what would not have; its stop is <see cref="WhyStage.Through"/> where it was bought.</param>
/// <param name="Orders">Its orders of this cycle.</param>
public sealed record ProductWhy(string Outcome, EntryWhy? Entry, WhyNot WhyNot, IReadOnlyList<OrderWhy> Orders);
