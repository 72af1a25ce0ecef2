using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Recording;

/// <summary>Whatever is changed in a bundle is found: by the signature in any part, and without one wherever a verdict hangs on it.</summary>
public sealed class TamperTests : IAsyncLifetime
{
    private RecordedRun recorded = null!;

    public async ValueTask InitializeAsync() => recorded = await RecordedRun.MakeAsync(Fault.ScopeNotEnforced);

    public ValueTask DisposeAsync()
    {
        recorded.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_untouched_bundle_is_valid() => Assert.Equal(0, (await recorded.VerifyAsync()).ExitCode);

    [Theory]
    [InlineData(Bundle.Results)]
    [InlineData(Bundle.Evidence)]
    [InlineData(Bundle.Journal)]
    [InlineData(Bundle.Target)]
    [InlineData(Bundle.Statement)]
    public async Task A_letter_changed_anywhere_in_a_file_is_found(string name)
    {
        var good = recorded.Bundle;
        var random = new Random(7);
        for (var turn = 0; turn < 6; turn++)
        {
            good.Write(recorded.Zip);
            recorded.Change(name, text => Flip(text, random.Next(text.Length)));

            var verified = await recorded.VerifyAsync();

            Assert.True(verified.ExitCode == 1, $"{name}, turn {turn}: {verified.Output}{verified.Error}");
        }
    }

    [Fact]
    public async Task A_verdict_turned_to_pass_is_found_though_nobody_signed()
    {
        var good = Unsigned();
        for (var place = 0; place < 6; place++)
        {
            good.Write(recorded.Zip);
            var id = "";
            recorded.Change(Bundle.Results, text => InResults(text, results =>
            {
                var check = results["checks"]![place]!.AsObject();
                id = check["id"]!.ToString();
                check["verdict"] = check["verdict"]!.ToString() == "pass" ? "fail" : "pass";
            }));

            var verified = await recorded.VerifyAsync(isKeyKnown: false);

            Assert.Equal(1, verified.ExitCode);
            Assert.Contains($"FAULT {id}: ", verified.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("exitCode", "0")]
    [InlineData("profiles", """[{ "name": "things-core", "conformity": "conformant", "mandatory": {} }]""")]
    [InlineData("summary", """{ "pass": 6 }""")]
    [InlineData("unusedWaivers", """["THG-1.1"]""")]
    public async Task What_follows_from_the_verdicts_cannot_be_written_otherwise(string member, string json)
    {
        Unsigned().Write(recorded.Zip);
        recorded.Change(Bundle.Results, text => InResults(text, results => results[member] = JsonNode.Parse(json)));

        Assert.Equal(1, (await recorded.VerifyAsync(isKeyKnown: false)).ExitCode);
    }

    [Fact]
    public async Task Each_exchange_that_is_taken_out_or_given_another_status_is_found_though_nobody_signed()
    {
        var good = Unsigned();
        var lines = good.Text(Bundle.Evidence).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var place in Enumerable.Range(0, lines.Length))
        {
            // That a check failed before it was run again is all that its verdict takes from a first attempt.
            var isRepeated = lines[place].Contains("\"check\":\"THG-C04\",\"attempt\":1", StringComparison.Ordinal);
            Func<string, string> otherwise = isRepeated ? _ => "" : line => InLine(line, exchange => exchange["status"] = 418);
            foreach (var change in new[] { _ => "", otherwise, line => line + "\n" + line })
            {
                good.Write(recorded.Zip);
                recorded.Change(Bundle.Evidence, _ => string.Join('\n', lines.Select((line, at) => at == place ? change(line) : line)));

                var verified = await recorded.VerifyAsync(isKeyKnown: false);

                Assert.True(verified.ExitCode == 1, $"line {place}: {lines[place]}{verified.Output}{verified.Error}");
            }
        }
    }

    [Fact]
    public async Task A_file_that_does_not_belong_there_is_found()
    {
        new Bundle(recorded.Bundle.Files.Append(KeyValuePair.Create("more.txt", BundleFile.Of("x"u8.ToArray())))).Write(recorded.Zip);

        Assert.Equal(3, (await recorded.VerifyAsync()).ExitCode);
    }

    [Fact]
    public async Task A_waiver_slipped_into_the_target_is_found()
    {
        recorded.Change(Bundle.Target, text => InResults(text, target => target["waivers"] =
            JsonNode.Parse("""[{ "requirement": "THG-1.4", "reason": "x", "owner": "y", "expires": "2099-01-01" }]""")));

        Assert.Contains("target.json is not the file that was signed.", (await recorded.VerifyAsync()).Output, StringComparison.Ordinal);
        Assert.Contains("FAULT THG-C04: ", (await recorded.VerifyAsync(isKeyKnown: false)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breach_taken_out_with_all_that_tells_of_it_is_found_though_nobody_signed()
    {
        Unsigned().Write(recorded.Zip);
        foreach (var name in new[] { Bundle.Evidence, Bundle.Journal })
        {
            recorded.Change(name, text => string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.Contains("\"check\":\"THG-C04\"", StringComparison.Ordinal) && !line.Contains("|things|things.list\"", StringComparison.Ordinal)).Select(line => line + "\n")));
        }

        recorded.Change(Bundle.Results, text => InResults(text, results =>
        {
            Remove(results["checks"]!.AsArray(), "THG-C04");
            Remove(results["requirements"]!.AsArray(), "THG-1.4");
            results["summary"]!.AsObject().Remove("fail");
            results["profiles"]![0]!["mandatory"]!.AsObject().Remove("broken");
            (results["profiles"]![0]!["conformity"], results["exitCode"]) = ("conformant", 0);
        }));

        var verified = await recorded.VerifyAsync(isKeyKnown: false);

        Assert.Contains("FAULT results.json/profiles/things-core/conformity", verified.Output, StringComparison.Ordinal);

        static void Remove(JsonArray entries, string id) => entries.Remove(entries.Single(entry => entry!["id"]!.ToString() == id));
    }

    [Theory]
    [InlineData("moments")]
    [InlineData("shared")]
    [InlineData("prefix")]
    public async Task A_journal_without_one_of_its_members_is_invalid_and_breaks_nothing(string member)
    {
        recorded.Change(Bundle.Journal, text => text.Replace($"\"{member}\":", "\"other\":", StringComparison.Ordinal));

        Assert.Equal(1, (await recorded.VerifyAsync()).ExitCode);
    }

    private Bundle Unsigned() => new(recorded.Bundle.Files.Where(file => file.Key != Bundle.Statement));

    private static string Flip(string text, int at) => $"{text[..at]}{(text[at] == 'x' ? 'y' : 'x')}{text[(at + 1)..]}";

    private static string InResults(string text, Action<JsonObject> change) => InLine(text, change);

    private static string InLine(string text, Action<JsonObject> change)
    {
        var read = JsonNode.Parse(text)!.AsObject();
        change(read);
        return read.ToJsonString();
    }
}
