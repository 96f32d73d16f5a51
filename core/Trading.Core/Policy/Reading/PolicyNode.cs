namespace Trading.Core.Policy.Reading;

/// <summary>A piece of a policy file that remembers where it stands ("file:line").</summary>
internal abstract record PolicyNode(string Place)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}
