using System.Text;

namespace Trading.Core;

/// <summary>The snake_case code of an enumeration's value, as reports, audit records and alerts print it.</summary>
public static class EnumCode
{
    /// <summary>DailyStop gives daily_stop. The strings are made once.</summary>
    public static string ToCode<T>(this T value)
        where T : struct, Enum => Cache<T>.Codes[value];

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Codes = Enum.GetValues<T>().Distinct().ToDictionary(v => v, v => SnakeCase(v.ToString()));
    }
}
