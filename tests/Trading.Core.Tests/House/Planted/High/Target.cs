namespace Trading.Core.Tests.House.Planted.High;

/// <summary>What planted types of the lower folder must not use.</summary>
internal class Target
{
    public const int Number = 1;

    public string Label { get; } = "target";

    public static Target Make() => new();

    public static T Echo<T>(T value) => value;
}
