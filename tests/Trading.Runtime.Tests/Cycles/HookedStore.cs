using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>A store at which something happens between two steps of a cycle.</summary>
internal sealed class HookedStore(IStateStore inner) : StoreDecorator(inner)
{
    /// <summary>Called after a commit.</summary>
    public Action<AccountCommit> AfterCommit { get; set; } = static _ => { };

    /// <summary>What a commit ends as without being done; null for doing it.</summary>
    public Func<AccountCommit, CommitResult?> OnCommit { get; set; } = static _ => null;

    /// <summary>Called before the head is read.</summary>
    public Action OnHead { get; set; } = static () => { };

    public override async Task<CommitResult> CommitAsync(AccountCommit commit, CancellationToken cancellation)
    {
        if (OnCommit(commit) is { } refused)
        {
            return refused;
        }

        var result = await base.CommitAsync(commit, cancellation);
        AfterCommit(commit);
        return result;
    }

    public override async Task<AccountHead> ReadHeadAsync(string account, CancellationToken cancellation)
    {
        OnHead();
        return await base.ReadHeadAsync(account, cancellation);
    }
}
