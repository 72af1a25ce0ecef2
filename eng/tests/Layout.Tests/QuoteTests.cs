namespace DigitalIndiaStack.Layout.Tests;

public sealed class QuoteTests
{
    [Fact]
    public void What_the_handbook_quotes_stands_in_the_files()
    {
        var quotes = Repository.Files
            .Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(page => Quote.Of(Read(page)).Select(quote => (page, quote)))
            .ToList();

        Assert.NotEmpty(quotes);
        Assert.Empty(quotes.Where(found => !Repository.Files.Contains(found.quote.Path) || !found.quote.IsOf(Read(found.quote.Path))).Select(found => $"{found.page} quotes {found.quote.Path}#{found.quote.Region} in other words."));
    }

    [Theory]
    [InlineData("a: 1\n", true)]
    [InlineData("a: 2\n", false)]
    [InlineData("", false)]
    public void A_quote_in_other_words_is_noticed(string text, bool same)
    {
        var quote = Assert.Single(Quote.Of($"Text\n\n<!-- quote some/file.yml#part -->\n```yaml\n{text}```\n"));

        Assert.Equal(same, quote.IsOf("before: 0\n# region part\na: 1\n# endregion part\nafter: 0\n"));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));
}
