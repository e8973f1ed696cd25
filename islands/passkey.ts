// A button that carries a challenge: the browser asks for the passkey, its answer is put into the
// hidden fields of the form, and the form is sent as it would be without a script.

type Answer = Record<string, ArrayBuffer | null | undefined>;

const bytes = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));

function text(buffer: ArrayBuffer): string {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

function listed(ids: string | undefined): PublicKeyCredentialDescriptor[] {
  return (ids ?? '').split(' ').filter(Boolean).map((id) => ({ type: 'public-key', id: bytes(id) }));
}

async function use(data: DOMStringMap): Promise<Answer> {
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: bytes(data.challenge ?? ''),
      allowCredentials: listed(data.known),
      userVerification: 'required',
    },
  });
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey');
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    credential: credential.rawId,
    client_data: response.clientDataJSON,
    authenticator_data: response.authenticatorData,
    signature: response.signature,
    user_handle: response.userHandle,
  };
}

async function make(data: DOMStringMap): Promise<Answer> {
  const credential = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(data.challenge ?? ''),
      rp: { name: data.site ?? '' },
      user: { id: new TextEncoder().encode(data.user), name: data.address ?? '', displayName: data.person ?? '' },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: listed(data.known),
      attestation: 'none',
    },
  });
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey');
  const response = credential.response as AuthenticatorAttestationResponse;
  return { client_data: response.clientDataJSON, attestation: response.attestationObject };
}

function fill(form: HTMLFormElement, answer: Answer): void {
  for (const [name, buffer] of Object.entries(answer)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = buffer ? text(buffer) : '';
  }
}

export function enhancePasskeys(): void {
  if (!('PublicKeyCredential' in window)) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-passkey]')) {
    const form = button.form;
    if (!form) continue;
    const said = document.createElement('span');
    said.setAttribute('role', 'status');
    button.after(said);
    button.hidden = false;
    let ready = false;
    // Enter in a password field presses the first button that submits: not this one.
    if (button.dataset.passkey === 'use') button.type = 'button';
    button.addEventListener('click', (event) => {
      if (ready) return;
      event.preventDefault();
      said.textContent = '';
      const ask = button.dataset.passkey === 'make' ? make : use;
      ask(button.dataset).then((answer) => {
        fill(form, answer);
        ready = true;
        button.type = 'submit';
        form.requestSubmit(button);
      }, () => {
        said.textContent = button.dataset.failed ?? '';
      });
    });
  }
}
