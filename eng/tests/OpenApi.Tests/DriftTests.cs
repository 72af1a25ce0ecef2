using DigitalIndiaStack.Core.Testing.Drift;
using DigitalIndiaStack.Parcels.Contracts;
using Microsoft.AspNetCore.Builder;

namespace DigitalIndiaStack.OpenApi.Tests;

public sealed class DriftTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_code_is_what_the_specification_says()
    {
        await using var host = await ParcelsHost.StartAsync(open: false);

        Assert.Empty(await SpecDrift.CompareAsync(host.Http, typeof(IParcelsClient).Assembly, "parcels", Cancellation));
    }

    [Theory]
    [InlineData("  /notice:", "  /remark:", "API: operation GET /parcels/v1/remark is in the specification only")]
    [InlineData("  - url: /parcels/v1", "  - url: /parcels/v2", "API: operation GET /parcels/v1/notice is in the code only")]
    [InlineData("    delete:", "    patch:", "API: operation DELETE /parcels/v1/parcels/{parcelId} is in the code only")]
    [InlineData("operationId: getParcel", "operationId: readParcel", "GET /parcels/v1/parcels/{parcelId}: operationId is readParcel in the specification, getParcel in the code")]
    [InlineData("Reads the notice to", "Shows the notice to", "summary is Shows the notice to senders.")]
    [InlineData("tags: [Labels]", "tags: [Parcels]", "tags is Parcels in the specification, Labels in the code")]
    [InlineData("      security: []", "      security: [{ oauth2: [parcels.read] }]", "security is oauth2(parcels.read) in the specification,  in the code")]
    [InlineData("oauth2: [parcels.write]", "oauth2: [parcels.admin]", "security is oauth2(parcels.admin) in the specification, oauth2(parcels.write) in the code")]
    [InlineData("name: cursor", "name: pointer", "parameter query pointer is in the specification only")]
    [InlineData("name: If-Match\n          in: header", "name: If-Match\n          in: query", "parameter header If-Match is in the code only")]
    [InlineData("required: true\n          description: The key", "required: false\n          description: The key", "header Idempotency-Key: required is false in the specification, true in the code")]
    [InlineData("maximum: 100\n        default: 20", "maximum: 100\n        default: 25", "query limit: default is 25 in the specification, 20 in the code")]
    [InlineData("minLength: 8\n", "minLength: 9\n", "header Idempotency-Key: minLength is 9 in the specification, 8 in the code")]
    [InlineData("enum: [letter, box]", "enum: [letter, crate]", "query kind[]: enum is crate, letter in the specification, box, letter in the code")]
    [InlineData("maxItems: 3\n", "maxItems: 4\n", "query kind: maxItems is 4 in the specification, 3 in the code")]
    [InlineData("      requestBody:\n        required: true", "      requestBody:\n        required: false", "body: required is false in the specification, true in the code")]
    [InlineData("        \"202\":", "        \"203\":", "response 203 is in the specification only")]
    [InlineData("        \"304\":", "        \"305\":", "response 304 is in the code only")]
    [InlineData("text/plain:", "text/html:", "200: media type text/plain is in the code only")]
    [InlineData("                $ref: \"#/components/schemas/ParcelPage\"", "                $ref: \"#/components/schemas/Parcel\"", "200: member items is in the code only")]
    [InlineData("required: [reference, kind, weightGrams, sentOn]", "required: [reference, kind, weightGrams]", "body: required is kind, reference, weightGrams in the specification, kind, reference, sentOn, weightGrams in the code")]
    [InlineData("maximum: 30000", "maximum: 20000", "weightGrams: maximum is 20000 in the specification, 30000 in the code")]
    [InlineData("pattern: \"^[A-Z]{2}-", "pattern: \"^[A-Z]{3}-", "reference: pattern is ^[A-Z]{3}-[0-9]{6}$")]
    [InlineData("format: int64", "format: int32", "body.contents[].quantity: format is int32 in the specification, int64 in the code")]
    [InlineData("format: date-time", "format: date", "query changed-since: format is date in the specification, date-time in the code")]
    [InlineData("        home:", "        house:", "body.returnTo: member house is in the specification only")]
    [InlineData("maxItems: 20\n", "maxItems: 30\n", "body.contents: maxItems is 30 in the specification, 20 in the code")]
    [InlineData("additionalProperties: false\n      required: [lines]", "additionalProperties: true\n      required: [lines]", "body.returnTo: additionalProperties is true in the specification, false in the code")]
    public async Task Every_fact_that_differs_is_named(string found, string changed, string difference)
    {
        await using var host = await ParcelsHost.StartAsync(open: false);
        var specification = await ReadSpecificationAsync();
        var mirror = await host.Http.GetStringAsync("openapi/parcels.json", Cancellation);

        var differences = SpecDrift.Compare(specification.Replace(found, changed, StringComparison.Ordinal), mirror);

        Assert.Contains(differences, sentence => sentence.Contains(difference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_lost_its_guard_is_named()
    {
        await using var host = await ParcelsHost.StartAsync(open: true);

        var differences = await SpecDrift.CompareAsync(host.Http, typeof(IParcelsClient).Assembly, "parcels", Cancellation);

        Assert.Contains("GET /parcels/v1/parcels: security is oauth2(parcels.read) in the specification,  in the code", differences);
    }

    [Fact]
    public async Task An_endpoint_that_the_specification_does_not_know_is_named()
    {
        await using var host = await ParcelsHost.StartAsync(open: false, change: app => app.MapGet("/parcels/v1/extra", () => "unseen").WithGroupName("parcels"));

        var differences = await SpecDrift.CompareAsync(host.Http, typeof(IParcelsClient).Assembly, "parcels", Cancellation);

        Assert.Equal(["API: operation GET /parcels/v1/extra is in the code only"], differences);
    }

    private static async Task<string> ReadSpecificationAsync()
    {
        using var stream = typeof(IParcelsClient).Assembly.GetManifestResourceStream("parcels.v1.yaml")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
