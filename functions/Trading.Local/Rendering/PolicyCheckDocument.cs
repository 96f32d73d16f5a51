using Trading.Core.Policy;

namespace Trading.Local.Rendering;

internal sealed record PolicyCheckDocument(string Name, string Hash, bool IsUsable, IReadOnlyList<PolicyProblem> Problems);
