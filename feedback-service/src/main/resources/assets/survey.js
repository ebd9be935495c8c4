// One question at a time, kept as it is filled in, sent until it has arrived. The page is whole without any of this: where
// something here fails, everything is shown and the browser sends the form by itself.
"use strict";
(() => {
  const DELAYS = [1000, 2000, 4000, 8000, 15000, 30000];
  const AGAIN = [429, 502, 503, 504];
  const PATIENCE = 15000;
  // Of the newest change that was to be kept, in whichever language.
  let sequence = 0;

  function post(address, body, type) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    return fetch(address, {
      method: "POST",
      body,
      headers: { Accept: type },
      signal: stop.signal,
      // Browsers take no more than 64 KB along.
      keepalive: document.hidden && String(body).length < 60000,
    }).finally(() => clearTimeout(timer));
  }

  // Milliseconds until the next attempt; never all of us at the same moment.
  function delay(attempt, answer) {
    const asked = answer ? 1000 * answer.headers.get("Retry-After") || 0 : 0;
    return Math.max(asked, DELAYS[Math.min(attempt, DELAYS.length - 1)]) * (0.75 + Math.random() / 2);
  }

  // What a link carries besides the language: it was tapped in a mail.
  function withoutTapped(search) {
    const language = new URLSearchParams(search).get("lang");
    return language ? "?" + new URLSearchParams({ lang: language }) : "";
  }

  // @param now id of the question to go on with, where some are filled in that nobody has kept
  function begin(now) {
    const form = document.querySelector("form[data-draft]");
    const parts = document.querySelector("template[data-kept]");
    if (!form || !parts) {
      return;
    }
    const words = parts.dataset;
    const added = parts.content.cloneNode(true);
    const [step, steps, state] = [...added.children];
    const label = step.querySelector("p");
    const counted = label.textContent;
    const bar = step.querySelector("progress");
    const back = steps.querySelector(".back");
    const next = steps.querySelector(".next");
    const send = form.querySelector(".send");
    // Never form.something in one short word: a question may be called that.
    const asked = form.querySelector("[name=askedQuestions]");
    const lead = form.querySelector(".lead");
    const banner = form.querySelector(".banner");
    const known = new Map();
    let questions = [...form.querySelectorAll(".question")];
    let at = 0;
    sequence = Math.max(sequence, form.querySelector("[name=draftSequence]")?.value || 0);
    let dirty = false;
    let saving = null;
    let failures = 0;
    let timer = 0;
    let moving = false;
    let wake = null;
    let sending = false;
    let broken = false;
    let clicks = 0;
    let digit = { key: 0, time: 0 };
    const languages = document.querySelectorAll(".languages a");
    const tapped = () => location.search !== withoutTapped(location.search);

    // Leaves the form as it was without us.
    function giveUp() {
      broken = true;
      clearTimeout(timer);
      form.noValidate = false;
      form.classList.remove("by-steps");
      for (const hidden of form.querySelectorAll("[hidden], [inert]")) {
        hidden.hidden = hidden.inert = false;
      }
      form.appendChild(send);
      step.remove();
      steps.remove();
      state.remove();
    }

    const guarded = (work) => async (event) => {
      if (!broken) {
        try {
          await work(event);
        } catch (e) {
          console.error(e);
          giveUp();
        }
      }
    };

    const filledIn = () => new URLSearchParams(new FormData(form));

    function inputs(question) {
      return [...question.querySelectorAll("input, textarea")];
    }

    function blank(question) {
      return inputs(question).every((input) =>
        input.type === "radio" || input.type === "checkbox" ? !input.checked || !input.value : !input.value.trim());
    }

    function focus(question) {
      const all = inputs(question);
      const text = all[0].type === "text" || all[0].tagName === "TEXTAREA";
      const target = all.find((input) => input.checked) || all[0];
      if (text && !matchMedia("(pointer: fine)").matches) {
        // A keyboard that comes up by itself covers the question.
        const name = question.querySelector(".text");
        name.tabIndex = -1;
        name.focus({ preventScroll: true });
      } else {
        target.focus({ preventScroll: true });
      }
      if (step.getBoundingClientRect().top < 0 || question.getBoundingClientRect().bottom > innerHeight) {
        step.scrollIntoView();
      }
    }

    function show(index) {
      const moved = index !== at;
      at = Math.max(0, Math.min(index, questions.length - 1));
      questions.forEach((question, i) => {
        question.hidden = i !== at;
      });
      const last = at === questions.length - 1;
      back.hidden = at === 0;
      next.hidden = last;
      send.hidden = !last;
      steps.classList.toggle("alone", at === 0);
      step.hidden = questions.length < 2;
      bar.max = questions.length;
      bar.value = at + 1;
      const count = counted.replace("#1", at + 1).replace("#2", questions.length);
      if (label.textContent !== count) {
        label.textContent = count;
      }
      if (lead) {
        lead.hidden = at > 0;
      }
      if (banner && moved) {
        banner.hidden = true;
      }
    }

    function move(index) {
      show(index);
      focus(questions[at]);
    }

    function complain(question) {
      const first = inputs(question)[0];
      const group = question.matches("fieldset") ? question : first;
      const text = first.type === "text" || first.tagName === "TEXTAREA" ? words.text : words.choice;
      let complaint = question.querySelector(".complaint");
      if (!complaint) {
        complaint = document.createElement("p");
        complaint.className = "complaint";
        complaint.id = first.id + "-complaint";
        for (const name of ["lang", "dir"]) {
          if (state.hasAttribute(name)) {
            complaint.setAttribute(name, state.getAttribute(name));
          }
        }
        (question.querySelector(".hint") || question.querySelector(".text")).after(complaint);
      }
      complaint.textContent = text;
      question.classList.add("wrong");
      group.setAttribute("aria-invalid", "true");
      group.setAttribute("aria-describedby", complaint.id);
      say(text, true);
      focus(question);
    }

    function settle(question) {
      if (question && question.classList.contains("wrong") && !blank(question)) {
        question.classList.remove("wrong");
        question.querySelector(".complaint")?.remove();
        const hint = question.querySelector(".hint");
        for (const marked of [question, ...inputs(question)]) {
          marked.removeAttribute("aria-invalid");
          if (hint && marked.hasAttribute("aria-describedby")) {
            marked.setAttribute("aria-describedby", hint.id);
          } else {
            marked.removeAttribute("aria-describedby");
          }
        }
        say("");
      }
    }

    // @param unseen where it stands on the page already
    function say(text, unseen) {
      state.classList.toggle("unseen", Boolean(unseen));
      if (state.textContent !== text) {
        state.textContent = text;
      }
    }

    // What is being sent has the word.
    function tell(text) {
      if (!sending) {
        say(text);
      }
    }

    function changed() {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(save, 600);
    }

    // Keeps what is filled in, one change after the other. What happens here must never stop anybody from answering.
    function save() {
      saving ||= (async () => {
        let more = true;
        while (more && dirty && !sending && !broken) {
          more = await keep();
        }
        saving = null;
      })();
      return saving;
    }

    // True when there is more to keep by now.
    async function keep() {
      clearTimeout(timer);
      dirty = false;
      sequence++;
      const body = filledIn();
      body.set("draftSequence", sequence);
      let answer = null;
      try {
        answer = await post(form.getAttribute("data-draft"), body, "application/json");
        if (answer.ok) {
          const draft = await answer.json();
          failures = 0;
          dirty = follow(draft) || dirty;
          if (draft.kept) {
            mark();
            tell(words.kept);
          } else if (!draft.sequence) {
            // Nothing is kept yet of what comes as soon after the mail as programs do.
            dirty = true;
            tell("");
            timer = setTimeout(save, 60000);
            return false;
          } else if (draft.sequence >= sequence) {
            // Somebody is at it on another device too: who typed last is right.
            sequence = draft.sequence;
            dirty = true;
          }
          return dirty;
        }
      } catch (e) {
        answer = null;
      }
      dirty = true;
      tell(words.unkept);
      if (!answer || answer.status >= 500 || AGAIN.includes(answer.status)) {
        timer = setTimeout(save, delay(failures++, answer));
      }
      return false;
    }

    // From now on, sending the form puts an end to what is kept, and loading the page again brings that and nothing older.
    function mark() {
      let field = form.querySelector("[name=draftSequence]");
      if (!field) {
        field = document.createElement("input");
        field.type = "hidden";
        field.name = "draftSequence";
        form.appendChild(field);
      }
      field.value = sequence;
      if (tapped()) {
        history.replaceState(null, "", location.pathname + withoutTapped(location.search));
        for (const link of languages) {
          link.search = withoutTapped(link.search);
        }
      }
    }

    // Brings in the questions that the answers lead to, and takes away the others with all that stands in them.
    // True when one comes back that is filled in already, which may lead to more.
    function follow(draft) {
      if (!draft.questions) {
        return false;
      }
      let filled = false;
      const holder = document.createElement("template");
      holder.innerHTML = draft.questions;
      const current = questions[at];
      const inside = current.contains(document.activeElement);
      let before = null;
      const shown = [];
      for (const fresh of [...holder.content.querySelectorAll(".question")]) {
        const id = fresh.dataset.question;
        const there = questions.find((question) => question.dataset.question === id) || known.get(id);
        const question = there || fresh;
        if (there) {
          const text = fresh.querySelector(".text");
          const old = there.querySelector(".text");
          if (text.innerHTML !== old.innerHTML) {
            old.replaceChildren(...text.childNodes);
          }
        }
        if (!question.isConnected) {
          question.hidden = true;
          filled ||= !blank(question);
          (before || step).after(question);
        }
        known.set(id, question);
        shown.push(question);
        before = question;
      }
      questions.filter((question) => !shown.includes(question)).forEach((gone) => {
        known.set(gone.dataset.question, gone);
        gone.remove();
      });
      questions = shown;
      asked.value = shown.map((question) => question.dataset.question).join(" ");
      const index = shown.indexOf(current);
      if (index < 0 && inside) {
        move(at);
      } else {
        show(index < 0 ? at : index);
      }
      return filled;
    }

    // Where answers decide what comes next, it is asked for; when nobody answers soon, it goes on with what is there.
    async function lookAhead() {
      if (form.hasAttribute("data-asks-on") && (dirty || saving)) {
        await Promise.race([save(), new Promise((done) => setTimeout(done, 3000))]);
      }
    }

    const forward = async () => {
      const question = questions[at];
      if ("required" in question.dataset && blank(question)) {
        complain(question);
        return false;
      }
      await lookAhead();
      return true;
    };

    async function press(submitter) {
      if (moving) {
        return;
      }
      moving = true;
      try {
        if (tapped()) {
          // Only now does anybody mean it.
          changed();
        }
        if (!(await forward())) {
          return;
        }
        const last = at === questions.length - 1;
        if (!last && (submitter === next || submitter === send || !submitter)) {
          move(at + 1);
          return;
        }
        const missing = questions.findIndex((question) => "required" in question.dataset && blank(question));
        if (missing >= 0) {
          show(missing);
          complain(questions[missing]);
          return;
        }
        await deliver();
      } finally {
        moving = false;
      }
    }

    // The same answers under the same id, until the server has them.
    async function deliver() {
      const body = filledIn();
      sending = true;
      clearTimeout(timer);
      hold(true);
      say(words.sending);
      for (let attempt = 0; ; attempt++) {
        let answer = null;
        try {
          answer = await post(form.getAttribute("action"), body, "text/html");
          if (!AGAIN.includes(answer.status)) {
            await arrive(answer);
            return;
          }
        } catch (e) {
          if (e instanceof Lost) {
            throw e;
          }
        }
        say(words.waiting);
        await pause(delay(attempt, answer));
        say(words.sending);
      }
    }

    function hold(still) {
      for (const part of [...questions, back]) {
        part.inert = still;
      }
      form.setAttribute("aria-busy", still);
    }

    // Pressing the button, or a network that is back, ends it early.
    function pause(time) {
      return new Promise((done) => {
        wake = done;
        setTimeout(done, time);
      });
    }

    class Lost extends Error {}

    async function arrive(answer, now) {
      if (answer.redirected) {
        sending = false;
        location.assign(answer.url);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const main = page.querySelector("main");
      if (!main) {
        throw new Lost();
      }
      sending = false;
      if (!answer.ok && ![404, 410].includes(answer.status) && !main.querySelector("form[data-draft]")) {
        // What is typed must not go for a page that only says that it was not taken.
        hold(false);
        say(main.querySelector("p").textContent);
        return;
      }
      broken = true;
      document.title = page.title;
      for (const name of ["lang", "dir"]) {
        document.documentElement[name] = page.documentElement[name];
      }
      document.querySelector("main").replaceWith(main);
      scrollTo(0, 0);
      begin(now);
      const heading = main.querySelector("form .banner h2") || main.querySelector("h1");
      heading.tabIndex = -1;
      heading.focus();
    }

    function choose(event) {
      const question = questions[at];
      const focused = document.activeElement;
      const typing = focused.matches("textarea, input[type=text]");
      const code = event.key.length === 1 ? event.key.charCodeAt(0) : 0;
      const key = [0x30, 0x660, 0x6f0].map((zero) => code - zero).find((value) => value >= 0 && value <= 9);
      if (key === undefined || event.ctrlKey || event.metaKey || event.altKey || typing) {
        return;
      }
      // Only within the question: a key alone must not do anything anywhere else.
      if (!question.contains(focused)) {
        return;
      }
      const choices = [...question.querySelectorAll(".choices input")];
      const numbers = choices.every((choice) => /^[0-9]+$/.test(choice.value));
      const ten = digit.key === 1 && key === 0 && event.timeStamp - digit.time < 500;
      const wanted = (ten && choices.find((choice) => choice.value === "10"))
        || (numbers ? choices.find((choice) => choice.value === String(key)) : choices[key - 1]);
      digit = { key, time: event.timeStamp };
      if (wanted) {
        wanted.checked = wanted.type === "radio" || !wanted.checked;
        wanted.focus();
        event.preventDefault();
        settle(question);
        changed();
      }
    }

    form.addEventListener("submit", (event) => {
      if (broken) {
        return;
      }
      event.preventDefault();
      if (sending) {
        wake?.();
        return;
      }
      // Enter in a field presses the first button there is, which need not be the one that is seen.
      const meant = clicks > 0 || document.activeElement === event.submitter ? event.submitter : null;
      clicks = 0;
      press(meant).catch(() => {
        giveUp();
        HTMLFormElement.prototype.submit.call(form);
      });
    });
    form.addEventListener("click", (event) => {
      clicks = event.detail;
      const link = event.target.closest(".banner a[href^='#']");
      const target = link && form.querySelector("#" + CSS.escape(link.hash.slice(1)));
      const index = target ? questions.findIndex((question) => question.contains(target)) : -1;
      if (!broken && index >= 0) {
        event.preventDefault();
        move(index);
      }
    });
    form.addEventListener("input", guarded((event) => {
      settle(event.target.closest(".question"));
      if (event.isTrusted && !sending) {
        changed();
      }
    }));
    form.addEventListener("keydown", guarded(choose));
    back.addEventListener("click", guarded(() => move(at - 1)));
    addEventListener("online", () => wake?.());
    addEventListener("visibilitychange", () => document.hidden && dirty && save());
    addEventListener("beforeunload", (event) => {
      if (sending) {
        event.preventDefault();
      }
    });
    // Another language is another page: what is filled in comes along, kept or not. Better in this one than gone.
    languages.forEach((link) => {
      link.pathname = location.pathname;
      link.addEventListener("click", guarded(async (event) => {
        if ((!dirty && !saving) || sending) {
          return;
        }
        event.preventDefault();
        if (moving) {
          return;
        }
        moving = true;
        hold(true);
        try {
          const address = form.getAttribute("data-draft").replace(/\/draft.*/, "/language" + link.search);
          await arrive(await post(address, filledIn(), "text/html"), questions[at].dataset.question);
        } catch {
          hold(false);
          tell(words.unkept);
        }
        moving = false;
      }));
    });

    try {
      form.noValidate = true;
      form.classList.add("by-steps");
      questions[0].before(step);
      send.before(steps);
      steps.append(send);
      steps.after(state);
      const empty = (question) => form.hasAttribute("data-going-on") && blank(question);
      const first = [
        (question) => question.dataset.question === now,
        (question) => question.classList.contains("wrong"),
        (question) => empty(question) && "required" in question.dataset,
        empty,
      ].map((test) => questions.findIndex(test)).find((index) => index >= 0);
      at = first || 0;
      show(at);
      if (now) {
        history.replaceState(null, "", "?lang=" + document.documentElement.lang);
        changed();
      }
    } catch (e) {
      console.error(e);
      giveUp();
    }
  }

  // Looks every few seconds whether the survey is there; the page changes once, when it is.
  function lookOut() {
    fetch(location.href, { method: "HEAD" })
      .then((answer) => AGAIN.includes(answer.status))
      .catch(() => true)
      .then((early) => early ? setTimeout(lookOut, 5000) : location.reload());
  }

  begin();
  // A page that comes back from memory may be sent, or older than what is kept by now.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  if (document.querySelector("[data-comes]")) {
    setTimeout(lookOut, 3000);
  }
})();
