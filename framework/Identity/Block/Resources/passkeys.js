// Lets the browser answer the forms that ask for a passkey. The options stand in data-options, the answer goes into the field "credential".
"use strict";

const bytesOf = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0));

const textOf = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const listOf = list => (list ?? []).map(known => ({ ...known, id: bytesOf(known.id) }));

const ask = {
  create: async options => {
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        user: { ...options.user, id: bytesOf(options.user.id) },
        excludeCredentials: listOf(options.excludeCredentials),
      },
    });
    return [made, {
      clientDataJSON: textOf(made.response.clientDataJSON),
      attestationObject: textOf(made.response.attestationObject),
      transports: made.response.getTransports?.() ?? [],
    }];
  },
  get: async options => {
    const used = await navigator.credentials.get({
      publicKey: { ...options, challenge: bytesOf(options.challenge), allowCredentials: listOf(options.allowCredentials) },
    });
    return [used, {
      clientDataJSON: textOf(used.response.clientDataJSON),
      authenticatorData: textOf(used.response.authenticatorData),
      signature: textOf(used.response.signature),
      userHandle: used.response.userHandle ? textOf(used.response.userHandle) : null,
    }];
  },
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const show = name => { form.querySelector(`[data-when=${name}]`).hidden = false; };
  show(window.PublicKeyCredential ? "ready" : "unable");
  form.addEventListener("submit", async event => {
    event.preventDefault();
    form.querySelector("[data-when=failed]").hidden = true;
    try {
      const [credential, response] = await ask[form.dataset.passkey](JSON.parse(form.dataset.options));
      form.elements.credential.value = JSON.stringify({
        id: credential.id,
        rawId: textOf(credential.rawId),
        type: credential.type,
        authenticatorAttachment: credential.authenticatorAttachment,
        clientExtensionResults: credential.getClientExtensionResults(),
        response,
      });
      form.submit();
    } catch {
      // Cancelled, timed out, or no passkey here: the person may try again, or use something else.
      show("failed");
    }
  });
}
