namespace Trading.Runtime.Reporting;

/// <summary>Something that stands on a page.</summary>
public interface IBlock
{
    void WriteTo(HtmlWriter html);
}
