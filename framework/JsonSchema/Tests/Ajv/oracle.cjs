// Reads lines {"schema": …, "instances": […]}; answers each with a line: a list of verdicts, or the reason why ajv refuses the schema.
"use strict";

const readline = require("node:readline");
const Ajv = require("ajv/dist/2020").default;

const ajv = new Ajv({ strict: false, validateFormats: false, ownProperties: true, addUsedSchema: false, logger: false });

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const { schema, instances } = JSON.parse(line);
  try {
    const validate = ajv.compile(schema);
    process.stdout.write(JSON.stringify(instances.map((instance) => validate(instance))) + "\n");
  } catch (error) {
    process.stdout.write(JSON.stringify(String(error)) + "\n");
  }
});
