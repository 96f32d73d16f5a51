namespace Trading.Core.Policy.Reading;

internal sealed record ListNode(string Place, IReadOnlyList<PolicyNode> Items) : PolicyNode(Place)
{
    public override string Kind => "a list";
}
