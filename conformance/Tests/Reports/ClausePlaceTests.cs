using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Tests.Reports;

public sealed class ClausePlaceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("specs").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_requirement_of_the_kit_stands_at_the_line_that_names_it()
    {
        foreach (var requirement in SpecSet.Load(Suite.Specs).Requirements.Values)
        {
            var line = File.ReadLines(Path.Combine(RepositoryFolder.Root, requirement.Place.File)).ElementAt(requirement.Place.Line - 1);

            Assert.EndsWith(".v1.md", requirement.Place.File, StringComparison.Ordinal);
            Assert.Contains($"**{requirement.Id}**", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_a_rules_document_the_entry_of_the_list_is_the_place()
    {
        Directory.CreateDirectory(Path.Combine(folder, "things"));
        File.WriteAllText(Path.Combine(folder, "things", "requirements.yaml"), """
            - { id: THG-1.10, level: MUST, text: Ten. }
            - { id: THG-1.1, level: MUST, text: One. }
            """);

        var place = SpecSet.Load(SpecFiles.FromDirectory(folder)).Requirements["THG-1.1"].Place;

        Assert.Equal(("specs/things/requirements.yaml", 2), (place.File, place.Line));
    }
}
