namespace Trading.Core.Policy.Reading;

/// <summary>One value; plain when it is written without quotes.</summary>
internal sealed record ScalarNode(string Place, string Text, bool IsPlain) : PolicyNode(Place)
{
    public override string Kind => IsNull ? "empty" : IsPlain ? $"'{Text}'" : $"the text \"{Text}\"";

    public bool IsNull => IsPlain && Text is "" or "~" or "null";
}
