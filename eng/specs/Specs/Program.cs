using System.Buffers;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Yaml;

// Specs FOLDER FILE: writes the YAML files below a folder as one JSON object whose members are named by their paths.
var (folder, output) = (args[0], args[1]);
var json = new ArrayBufferWriter<byte>();
using (var writer = new Utf8JsonWriter(json))
{
    writer.WriteStartObject();
    foreach (var path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
    {
        if (!YamlReader.TryRead(await File.ReadAllTextAsync(path), null, out var document, out var fault))
        {
            // As a compiler says it, so that the build shows the place.
            await Console.Error.WriteLineAsync($"{path}({fault.Line},{fault.Column}): error : {fault.Message}");
            return 1;
        }

        writer.WritePropertyName(Path.GetRelativePath(folder, path).Replace('\\', '/'));
        document.WriteTo(writer);
    }

    writer.WriteEndObject();
}

await File.WriteAllBytesAsync(output, json.WrittenMemory);
return 0;
