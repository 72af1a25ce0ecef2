namespace DigitalIndiaStack.Specs.Tests;

/// <summary>Each rule fails on a document that breaks it, and on nothing else.</summary>
public sealed class LintProofTests
{
    private const string Good = """
        openapi: 3.0.3
        info: { title: Toys, version: 1.0.0 }
        servers: [{ url: /toys/v1 }]
        tags: [{ name: toys }]
        paths:
          /toys:
            post:
              tags: [toys]
              operationId: makeToy
              summary: Makes one toy.
              security: [{ oauth2: [toys.write] }]
              requestBody:
                required: true
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/ToyDraft' }
                    example: { name: Ball, parts: [leather], sizes: { width: 3 } }
              responses:
                '201':
                  description: Made.
                  headers:
                    Location: { description: Address., schema: { type: string, maxLength: 99 } }
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/ToyDraft' }
                      example: { name: Ball, parts: [] }
                '400': { $ref: '#/components/responses/Problem' }
                '401': { $ref: '#/components/responses/Problem' }
                '403': { $ref: '#/components/responses/Problem' }
                default: { $ref: '#/components/responses/Problem' }
          /toys/{toyId}:
            get:
              tags: [toys]
              operationId: getToy
              summary: Reads one toy.
              security: []
              x-public-reason: Toys are for all.
              parameters:
                - { name: toyId, in: path, required: true, schema: { type: integer, format: int32, minimum: 1, maximum: 9, example: 4 } }
              responses:
                '204': { description: There. }
                '400': { $ref: '#/components/responses/Problem' }
                '404': { $ref: '#/components/responses/Problem' }
                '429': { $ref: '#/components/responses/Problem' }
                '500': { $ref: '#/components/responses/Problem' }
                '503': { $ref: '#/components/responses/Problem' }
        components:
          securitySchemes:
            oauth2: { type: oauth2, flows: { clientCredentials: { tokenUrl: /t, scopes: { toys.write: Make toys. } } } }
          responses:
            Problem:
              description: Refused.
              content:
                application/problem+json:
                  schema: { $ref: '../common/common.v1.yaml#/components/schemas/ProblemDetails' }
          schemas:
            ToyDraft:
              type: object
              additionalProperties: false
              required: [name, parts]
              properties:
                name: { type: string, maxLength: 20 }
                parts: { type: array, maxItems: 3, items: { type: string, enum: [leather, wood] } }
                sizes: { type: object, maxProperties: 3, additionalProperties: { type: integer, minimum: 1, maximum: 9 } }
        """;

    [Fact]
    public void A_good_document_breaks_no_rule() => Assert.Empty(SpecLint.Check(File(Good)));

    [Theory]
    [InlineData("openapi-version", "openapi: 3.0.3", "openapi: 3.1.0")]
    [InlineData("base-path", "url: /toys/v1", "url: /toys/v2")]
    [InlineData("base-path", "servers: [{ url: /toys/v1 }]\n", "")]
    [InlineData("reference", "'../common/common.v1.yaml#/components/schemas/ProblemDetails'", "'../games/games.v1.yaml#/components/schemas/Game'")]
    [InlineData("reference", "schema: { $ref: '#/components/schemas/ToyDraft' }\n            example: { name: Ball, parts: [l", "schema: { $ref: '#/components/schemas/Toy' }\n            example: { name: Ball, parts: [l")]
    [InlineData("operation-id", "operationId: makeToy", "operationId: make_toy")]
    [InlineData("operation-id", "      operationId: makeToy\n", "")]
    [InlineData("summary", "      summary: Makes one toy.\n", "")]
    [InlineData("summary", "Makes one toy.", "Makes one toy")]
    [InlineData("tags", "tags: [toys]\n      operationId: makeToy", "tags: [games]\n      operationId: makeToy")]
    [InlineData("security", "      security: [{ oauth2: [toys.write] }]\n", "")]
    [InlineData("one-scope", "security: [{ oauth2: [toys.write] }]", "security: [{ oauth2: [toys.write, toys.write] }]")]
    [InlineData("one-scope", "security: [{ oauth2: [toys.write] }]", "security: [{ oauth2: [] }]")]
    [InlineData("known-scope", "security: [{ oauth2: [toys.write] }]", "security: [{ oauth2: [toys.admin] }]")]
    [InlineData("public-reason", "      x-public-reason: Toys are for all.\n", "")]
    [InlineData("path-variables", "name: toyId", "name: toyName")]
    [InlineData("parameter-schema", ", schema: { type: integer, format: int32, minimum: 1, maximum: 9, example: 4 }", "")]
    [InlineData("body-media-type", "requestBody:\n        required: true\n        content:\n          application/json:", "requestBody:\n        required: true\n        content:\n          text/json:")]
    [InlineData("problem", "application/problem+json", "application/json")]
    [InlineData("problem", "'../common/common.v1.yaml#/components/schemas/ProblemDetails'", "'../common/common.v1.yaml#/components/schemas/ProblemError'")]
    [InlineData("location", "            Location:", "            Place:")]
    [InlineData("statuses", "        '401': { $ref: '#/components/responses/Problem' }\n", "")]
    [InlineData("statuses", "        '404': { $ref: '#/components/responses/Problem' }\n", "")]
    [InlineData("statuses", "        '503': { $ref: '#/components/responses/Problem' }\n", "")]
    [InlineData("statuses", "        '204': { description: There. }\n", "")]
    [InlineData("forbidden-keyword", "name: { type: string, maxLength: 20 }", "name: { type: string, maxLength: 20, nullable: true }")]
    [InlineData("forbidden-keyword", "required: [name, parts]", "required: [name, parts]\n      allOf: []")]
    [InlineData("exclusive-bound", "minimum: 1, maximum: 9, example: 4", "minimum: 1, exclusiveMinimum: true, maximum: 9")]
    [InlineData("beside-reference", "schema: { $ref: '#/components/schemas/ToyDraft' }\n              example", "schema: { $ref: '#/components/schemas/ToyDraft', maxProperties: 9 }\n              example")]
    [InlineData("bounded-string", "type: string, maxLength: 20", "type: string")]
    [InlineData("bounded-list", "type: array, maxItems: 3", "type: array")]
    [InlineData("bounded-number", "minimum: 1, maximum: 9 }", "minimum: 1 }")]
    [InlineData("bounded-map", "maxProperties: 3, ", "")]
    [InlineData("closed-object", "      additionalProperties: false\n", "")]
    [InlineData("required-known", "required: [name, parts]", "required: [name, parts, colour]")]
    [InlineData("type", "name: { type: string, maxLength: 20 }", "name: { maxLength: 20 }")]
    [InlineData("example", "            example: { name: Ball, parts: [leather], sizes: { width: 3 } }\n", "")]
    [InlineData("example-valid", "parts: [leather]", "parts: [glass]")]
    [InlineData("example-valid", "example: { name: Ball, parts: [] }", "example: { name: Ball, parts: [], more: 1 }")]
    [InlineData("example-valid", "example: 4", "example: 40")]
    public void A_broken_rule_is_found(string rule, string good, string bad)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var findings = SpecLint.Check(File(Good.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Contains(rule, findings.Select(finding => finding.Rule));
    }

    [Theory]
    [InlineData("")]
    [InlineData("      x-body-limit: 9\n")]
    [InlineData("      x-media-types: [text/csv]\n")]
    [InlineData("format: binary, ")]
    public void A_stream_says_what_it_may_be_and_how_long(string left)
    {
        const string Json = "      requestBody:\n        required: true\n        content:\n          application/json:\n            schema: { $ref: '#/components/schemas/ToyDraft' }\n            example: { name: Ball, parts: [leather], sizes: { width: 3 } }\n";
        const string Csv = "      x-body-limit: 9\n      x-media-types: [text/csv]\n      requestBody:\n        required: true\n        content:\n          text/csv:\n            schema: { type: string, format: binary, maxLength: 9 }\n            example: a\n";
        Assert.Contains(Json, Good, StringComparison.Ordinal);

        var findings = SpecLint.Check(File(Good.Replace(Json, left.Length == 0 ? Csv : Csv.Replace(left, "", StringComparison.Ordinal), StringComparison.Ordinal)));

        Assert.Equal(left.Length == 0 ? [] : ["body-media-type"], findings.Select(finding => finding.Rule));
    }

    [Fact]
    public void A_schema_named_as_its_block_is_found() =>
        Assert.Equal(["schema-name"], SpecLint.Check(File(Good.Replace("ToyDraft", "Toys", StringComparison.Ordinal))).Select(finding => finding.Rule));

    [Fact]
    public void An_operation_id_used_twice_is_found() =>
        Assert.Equal(["operation-id-unique"], DocumentRules.CheckTogether([File(Good.Replace("makeToy", "getToy", StringComparison.Ordinal))]).Select(finding => finding.Rule));

    private static SpecFile File(string yaml) => new("toys", yaml, SpecSet.Common);
}
